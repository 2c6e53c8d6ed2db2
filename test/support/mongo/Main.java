import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Speaks MongoDB's wire protocol over memory alone, for tests: `java -cp 'jars/*' Main.java`. Its own versions stop below
 * what today's driver asks for, so it says it is 5.0 (wire version 13); what it cannot do it then refuses by name.
 * Prints its port, and ends with its standard input: whoever started it is gone then.
 */
class Main {
  public static void main(String[] args) throws Exception {
    MongoServer server = new MongoServer(new MemoryBackend().version(new Five()));
    server.bind(new InetSocketAddress("127.0.0.1", 0));
    System.out.println(server.getLocalAddress().getPort());
    System.out.flush();
    while (System.in.read() >= 0) continue;
    server.shutdownNow();
    System.exit(0);
  }

  private static final class Five implements MongoVersion {
    @Override
    public List<Integer> getVersionArray() {
      return List.of(5, 0, 0);
    }

    @Override
    public int getWireVersion() {
      return 13;
    }
  }
}
