/* Every wait for the disk takes so long: see slowDisk.ts. The waits of the main thread and of others are counted apart. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static void wait_for_the_disk(void) {
  const char *ms = getenv("SLOW_DISK_MS");
  const char *file = getenv("SLOW_DISK_LOG");
  long wait = ms ? atol(ms) : 0;
  struct timespec pause = {wait / 1000, (wait % 1000) * 1000000};
  nanosleep(&pause, NULL);
  if (!file) return;
  int log = open(file, O_WRONLY | O_APPEND | O_CREAT, 0600);
  if (log < 0) return;
  if (write(log, syscall(SYS_gettid) == getpid() ? "m" : "o", 1) < 0) _exit(9);
  close(log);
}

int fsync(int file) {
  wait_for_the_disk();
  return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(file);
}

int fdatasync(int file) {
  wait_for_the_disk();
  return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(file);
}
