/** Runs once before the interop tests: starts the servers, and tells the tests where they are. */
import process from 'node:process';
import type {TestProject} from 'vitest/node';
import {mailServersAvailable} from './available.ts';
import {type StartedServers, startMailServers} from './start.ts';

declare module 'vitest' {
	interface ProvidedContext {
		mailServers: StartedServers | {readonly missing: string};
	}
}

export default async function setUp(project: TestProject): Promise<(() => Promise<void>) | undefined> {
	const missing = mailServersAvailable();
	if (missing !== null) {
		if (process.env.CI) {
			throw new Error(`The interop tests cannot run. ${missing}`);
		}

		project.provide('mailServers', {missing});
		return undefined;
	}

	// The servers run as users of their own, and must read what is written for them here.
	process.umask(0o022);
	const {stop, ...servers} = await startMailServers();
	project.provide('mailServers', servers);
	return stop;
}
