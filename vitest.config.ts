import process from 'node:process';
import {defineConfig} from 'vitest/config';

export default defineConfig({
	test: {
		environment: 'node',
		maxWorkers: 2,
		testTimeout: 30_000,
		hookTimeout: 60_000,
		// Ink does not draw where it believes itself in a CI. Properties are tried with more inputs there.
		env: {CI: 'false', CONTINUOUS_INTEGRATION: 'false', THOROUGH: process.env.CI ? 'yes' : ''},
		setupFiles: process.env.CI ? ['test/support/same-inputs.ts'] : [],
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['test/**/*.test.{ts,tsx}'],
					exclude: ['test/whole-program/**', 'test/interop/**'],
				},
			},
			{
				// Each of these runs the built program, in a pseudo-terminal of its own.
				extends: true,
				test: {name: 'whole-program', include: ['test/whole-program/**/*.test.{ts,tsx}'], maxWorkers: 2},
			},
			{
				// All of these share two real servers and their mailboxes, so one file at a time.
				extends: true,
				test: {
					name: 'interop',
					include: ['test/interop/**/*.test.{ts,tsx}'],
					globalSetup: 'test/interop/servers/set-up.ts',
					fileParallelism: false,
				},
			},
		],
	},
});
