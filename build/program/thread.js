// The first script of the thread that reads a long recording. `url`, from who starts it, is the program's address.
import process from 'node:process';
import {getRawAsset, isSea} from 'node:sea';
import {workerData} from 'node:worker_threads';
import {loadProgram} from './load.js';

const {url} = workerData;
const {readFileSync} = process.getBuiltinModule('node:fs');
const {serve} = loadProgram({
	file: name =>
		isSea()
			? Buffer.from(getRawAsset(name)).latin1Slice()
			: readFileSync(new URL(`program/${name}`, url), 'latin1'),
	compiled: () => undefined,
	url,
});
serve();
