'use strict';
/** Says in one sentence that Node.js is too old, before anything is loaded that it could stumble over. */
var needed = [20, 19];
var has = process.versions.node.split('.').map(Number);
if (has[0] < needed[0] || (has[0] === needed[0] && has[1] < needed[1])) {
  process.stderr.write(
    'Concord needs Node.js ' +
      needed.join('.') +
      ' or later; this is ' +
      process.versions.node +
      '. See https://nodejs.org/.\n',
  );
  process.exit(1);
}
