import { afterEach, beforeEach, describe } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { cardsPromises } from './store/cards.ts';
import { deliveriesPromises } from './store/deliveries.ts';
import { documentsPromises } from './store/documents.ts';
import { journalPromises } from './store/journal.ts';
import { repeatsPromises } from './store/repeats.ts';
import { keyValuePromises } from './store/keyValues.ts';
import { proofsPromises } from './store/proofs.ts';
import { removalPromises } from './store/removals.ts';
import { tasksPromises } from './store/tasks.ts';
import { wordsPromises } from './store/words.ts';
import { writingPromises } from './store/writing.ts';

/** A driver, and how to come by stores of it. */
export interface StoreDriver {
  readonly name: string;
  /** Opens the data that goes by this name; nothing is in it the first time. Closed and opened again, it is all there. */
  open(data: string): Promise<Store>;
  /** Removes data whose store has been closed. */
  drop(data: string): Promise<void>;
}

/** The store of the test that runs. */
export interface Subject {
  readonly store: Store;
  /** Closes it and opens the same data again. */
  reopen(): Promise<Store>;
}

let opened = 0;

/** What every driver of the store promises. */
export function storeContract(driver: StoreDriver): void {
  describe(`${driver.name} keeps the contract of the store`, () => {
    let data: string;
    let store: Store;
    beforeEach(async () => {
      data = `contract-${process.pid}-${++opened}`;
      store = await driver.open(data);
    });
    afterEach(async () => {
      await store.close();
      await driver.drop(data);
    });
    const subject: Subject = {
      get store() {
        return store;
      },
      async reopen() {
        await store.close();
        return (store = await driver.open(data));
      },
    };
    describe('documents', () => documentsPromises(subject));
    describe('writing', () => writingPromises(subject));
    describe('journal', () => journalPromises(subject));
    describe('the same act twice', () => repeatsPromises(subject));
    describe('tasks', () => tasksPromises(subject));
    describe('deliveries', () => deliveriesPromises(subject));
    describe('proofs', () => proofsPromises(subject));
    describe('removals', () => removalPromises(subject));
    describe('live cards', () => cardsPromises(subject));
    describe('the key-value store', () => keyValuePromises(subject));
    describe("people's words", () => wordsPromises(subject));
  });
}
