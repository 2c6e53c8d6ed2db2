/** Copies of a whole store, from one folder into another. Those into MongoDB and out of it are in the slow suites. */
import { copyContract } from '../contracts/copy.contract.ts';
import { sqliteCopies } from '../support/copySqlite.ts';

const { driver } = await sqliteCopies();
copyContract(driver, driver);
