/** The most memory that `send` holds, for a file of 32 MiB and for one of 1 GiB: it must not grow with the file. */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {truncate, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';

const mebibyte = 1024 * 1024;

export async function compareMemory(cli: string, folder: string, port: number): Promise<void> {
	const hook = join(folder, 'memory.mjs');
	await writeFile(
		hook,
		"process.on('exit', () => process.stderr.write(process.resourceUsage().maxRSS + ' KiB at most'));\n",
	);
	const file = join(folder, 'large.bin');
	await writeFile(file, '');
	const sizes = [32, 1024];
	const peaks: number[] = [];
	for (const size of sizes) {
		// Nothing but a hole: the file system gives zeros, and keeps none.
		await truncate(file, size * mebibyte);
		const child = spawn(
			process.execPath,
			[
				...['--import', hook, cli, 'send', `smtp://127.0.0.1:${port}`, '--silent'],
				...['--from', 'a@bench.example', '--to', 'b@bench.example', '--attach', `@${file}`],
			],
			{stdio: ['ignore', 'ignore', 'pipe']},
		);
		const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
		const peak = Number(/(\d+) KiB at most/.exec(said)?.[1]);
		if (code !== 0 || !peak) {
			throw new Error(`send of ${size} MiB ended with ${code}: ${said}`);
		}

		peaks.push(peak / 1024);
	}

	const [small = Number.NaN, large = Number.NaN] = peaks;
	console.log(
		`Memory of send, 1 GiB against 32 MiB: ${(large / small).toFixed(2)}× (aim ≤ 2×, for a file 32 times as large; at most 120 MiB)`,
	);
	console.log(`    1 GiB: ${large.toFixed(0)} MiB at most`);
	console.log(`    32 MiB: ${small.toFixed(0)} MiB at most`);
}
