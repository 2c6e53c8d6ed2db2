/** The floor of a start: `node` importing just the library of the local platform (Express) and of the store (libsql). */
import express from 'express';
import Database from 'libsql';

process.stdout.write(`${typeof express} ${typeof Database}\n`);
