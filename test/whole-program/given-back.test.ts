/** However the program ends, the terminal is as it was before, and what was written down is there. */
import {readFileSync} from 'node:fs';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {inspectors} from '../support/inspector.ts';
import {TerminalSession} from '../support/terminal.ts';

const {home} = inspectors();
let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'smtpscope-'));
});
const preload = `
	import {writeFileSync} from 'node:fs';
	writeFileSync('pid', String(process.pid));
	process.on('SIGUSR2', () => setImmediate(() => { throw new Error('on purpose\\x1b[2J'); }));
`;
beforeAll(() => writeFile(join(folder, 'preload.mjs'), preload));
afterAll(() => rm(folder, {recursive: true}));

const kill = (signal: NodeJS.Signals) => (program: number) => process.kill(program, signal);

test.each<[string, number, (program: number, shell: TerminalSession) => void]>([
	['/quit', 0, (_, shell) => shell.enter('/quit')],
	['Ctrl+C twice', 0, (_, shell) => shell.type('\x03\x03')],
	['SIGTERM', 143, kill('SIGTERM')],
	['SIGHUP', 129, kill('SIGHUP')],
	// The preloaded module throws at this signal.
	['an uncaught exception', 45, kill('SIGUSR2')],
])('after %s', async (name, code, end) => {
	const word = name.replaceAll(/\W/g, '');
	const log = join(folder, `${word}.txt`);
	await using shell = await bash();
	shell.enter('stty -a > before');
	await shell.until('shell 2>');
	shell.enter(`'${process.execPath}' --import ./preload.mjs $CLI --log ${log}`);
	await shell.until('ready for a command');
	await shell.untilLive();
	shell.enter(`NOOP kept-${word}`);
	await shell.until(/250 2\.0\.0/);
	end(Number(readFileSync(join(folder, 'pid'), 'utf8')), shell);
	// What is typed before the shell has the terminal again is the program's to read.
	await shell.until(/^shell 3>$/m);
	expect(shell.fullScreen).toBe(false);
	if (code === 45) {
		expect(shell.screen()).toContain('This is a fault in smtpscope itself');
		expect(shell.screen()).toContain('Error: on purpose␛[2J');
		expect(shell.screen()).toContain('Please report it with these lines');
	}

	shell.enter('echo "code $?"; stty -a > after; cmp before after && echo same settings');
	await shell.until(/^same settings/m);
	expect(shell.screen()).toContain(`code ${code}`);
	expect(shell.emulator.modes.bracketedPasteMode).toBe(false);
	expect(shell.output.lastIndexOf('\x1b[?25h')).toBeGreaterThan(shell.output.lastIndexOf('\x1b[?25l'));
	expect(readFileSync(log, 'utf8')).toContain(`NOOP kept-${word}`);
	const history = join(home().XDG_STATE_HOME ?? '', 'smtpscope', 'history');
	expect(readFileSync(history, 'utf8')).toContain(`NOOP kept-${word}`);
});

test.each(['SIGTSTP', 'SIGSTOP'] as const)(
	'stopped from outside by %s, fg draws the screen anew',
	async signal => {
		await using shell = await bash();
		shell.enter(`'${process.execPath}' --import ./preload.mjs $CLI`);
		await shell.until('ready for a command');
		await shell.untilLive();
		shell.type('NOOP typed');
		await shell.until('❯ NOOP typed');
		kill(signal)(Number(readFileSync(join(folder, 'pid'), 'utf8')));
		await shell.until('Stopped');
		shell.enter('fg');
		await shell.until(
			() => /^ smtpscope .*\n╭ 1 Conversation/.test(shell.screen()) && !shell.screen().includes('Stopped'),
		);
		await shell.until('❯ NOOP typed');
		shell.enter(' on');
		await shell.until(/C NOOP typed on[\s\S]*250 2\.0\.0/);
	},
);

async function bash(): Promise<TerminalSession> {
	const shell = new TerminalSession(['--norc', '--noediting', '-i'], {
		command: 'bash',
		columns: 100,
		rows: 24,
		cwd: folder,
		env: {PS1: 'shell \\#> ', CLI: join(import.meta.dirname, '../../dist/cli.js'), ...home()},
	});
	return shell.until('shell 1>');
}
