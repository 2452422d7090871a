/**
 * Loads a library synchronously, when it is first needed. The build replaces this file: in the bundle each of
 * these libraries is a part of the program (see `build/lazy-libraries.js`).
 */
import {createRequire} from 'node:module';

export const lazyRequire: NodeJS.Require = createRequire(import.meta.url);
