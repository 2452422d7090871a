import type {WorkerOptions} from 'node:worker_threads';
import {expect, test, vi} from 'vitest';
import {startReader} from '../../../source/recordings/thread/reader-script.ts';

const made = vi.hoisted(() => ({threads: [] as {script: string; options: WorkerOptions}[]}));

vi.mock('node:worker_threads', async importOriginal => ({
	...(await importOriginal<typeof import('node:worker_threads')>()),
	Worker: class {
		constructor(script: string, options: WorkerOptions) {
			made.threads.push({script, options});
		}
	},
}));

test('the thread is a script, and is told where the program is, from which it reads the others', async () => {
	await startReader();
	const [{script = '', options = null} = {}] = made.threads;
	const folder = new URL('../../../source/recordings/thread/', import.meta.url).href;
	expect(script).toBe(`import("${folder}reader.ts").then(({serve}) => serve());`);
	expect(options).toEqual({eval: true, workerData: {url: `${folder}reader-script.ts`}});
});
