/** The program in this process against a server that answers whatever comes: what it sent, printed, and ended with. */
import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {hostname, tmpdir, userInfo} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {Readable} from 'node:stream';
import {vi} from 'vitest';
import {run} from '../cli/capture.ts';
import {type ReactiveSettings, reactiveServer} from './reactive-server.ts';
import {testCertificate} from './scripted-server.ts';

export const folder = mkdtempSync(join(tmpdir(), 'smtpscope-against-'));

/** The certificate that the server shows is trusted with `--ca FOLDER/ca.pem`. */
writeFileSync(join(folder, 'ca.pem'), testCertificate().ca);

export function file(name: string, content: string | Uint8Array): string {
	writeFileSync(join(folder, name), content);
	return join(folder, name);
}

export type Case = {
	/** `HOST` stands for the server, `FOLDER` for the folder of the files. */
	readonly argv: readonly string[];
	readonly server?: ReactiveSettings;
	/** Standard input. */
	readonly input?: string;
	readonly variables?: Readonly<Record<string, string>>;
	/** What is shown of standard output: all of it, its last lines, or nothing. */
	readonly out?: 'all' | 'none' | number;
	/** Files of the folder that are shown at the end. */
	readonly files?: readonly string[];
};

/** What came of it, as text without anything that is different each time. */
export async function ranAgainst({argv, server: settings, input, variables = {}, out = 2, files = []}: Case) {
	const needed =
		argv.some(word => /HOST|PORT/.test(word)) || Object.values(variables).join().includes('HOST');
	await using server = needed ? await reactiveServer(settings) : null;
	const port = server?.port ?? 0;
	const host = `127.0.0.1:${port}`;
	const words = argv.map(word =>
		word.replaceAll('HOST', host).replaceAll('PORT', `${port}`).replaceAll('FOLDER', folder),
	);
	vi.stubEnv('XDG_CONFIG_HOME', join(folder, 'no-profile'));
	vi.stubEnv('HOME', join(folder, 'home'));
	vi.stubEnv('SMTPSCOPE_PASSWORD', undefined);
	for (const [name, value] of Object.entries(variables)) {
		vi.stubEnv(name, value.replaceAll('FOLDER', folder).replaceAll('HOST', host));
	}

	vi.spyOn(process, 'stdin', 'get').mockReturnValue(
		Readable.from(
			input === undefined ? [] : [Buffer.from(input.replaceAll('HOST', host).replaceAll('FOLDER', folder))],
		) as never,
	);
	const ran = await run(...words);
	vi.unstubAllEnvs();
	await server?.gone();
	const printed = ran.out.split('\n');
	const shown = out === 'all' ? printed : out === 'none' ? [] : printed.slice(-out - 1);
	const mask = (text: string): string => masked(text, port);
	return [
		`━━ ${mask(argv.join(' '))}`,
		...(settings ? [`   server: ${JSON.stringify(settings)}`] : []),
		...(input === undefined ? [] : [`   input: ${JSON.stringify(input)}`]),
		...(Object.keys(variables).length > 0 ? [`   variables: ${JSON.stringify(variables)}`] : []),
		...(server?.wire ?? []).map(line => `C ${mask(line)}`),
		...(shown.length > 0 ? [mask(shown.join('\n')).trimEnd()] : []),
		...(mask(ran.err) === '' ? [] : [`stderr: ${mask(ran.err).trimEnd()}`]),
		...files.flatMap(name => [`file ${name}:`, mask(readFileSync(join(folder, name), 'utf8')).trimEnd()]),
		`exit code ${ran.code}`,
	].join('\n');
}

/** Without ports, times, names of this machine, and what is random. */
function masked(text: string, port: number): string {
	return (
		text
			.replaceAll(port === 0 ? /(?!)/g : `127.0.0.1:${port}`, 'HOST')
			.replaceAll(port === 0 ? /(?!)/g : new RegExp(`\\b${port}\\b`, 'g'), 'PORT')
			.replaceAll(/(?<=PROXY TCP4 127\.0\.0\.1 127\.0\.0\.1 )\d+/g, 'OWN')
			.replaceAll(folder, 'FOLDER')
			.replaceAll(`${userInfo().username}@${hostname()}`, 'USER@THISHOST')
			.replaceAll('\u001B', '␛')
			.replaceAll('\r', '␍')
			// Listeners add up where one process runs the program many times.
			.replaceAll(/^\((?:node:\d+\) MaxListeners|Use `node --trace).*\n?/gm, '')
			.replaceAll(/^smtpscope \d.*$/gm, 'VERSION')
			.replaceAll(/;␍?\n boundary=/g, '; boundary=')
			.replaceAll(/ {2,}\d+\.\d\d (?=[ ▪])/g, '    0.00 ')
			.replaceAll(/\b\d+(?:\.\d)? ms\b/g, '0 ms')
			.replaceAll(/(took|handshake): [\d.]+ m?s$/gm, '$1: 0 ms')
			.replaceAll(/(?<=the verdict: ).*/g, 'TIMES')
			// A Message-ID has no fixed length.
			.replaceAll(/\bSIZE=\d+|\bBDAT \d+ LAST|‹\d+ octets›/g, found => found.replace(/\d+/, 'N'))
			// Who is first is not told by who began.
			.replaceAll(/The (?:client|server) closed the connection\./g, 'The connection was closed.')
			.replaceAll(/\b[\w-]{8}-(?:[\w-]{4}-){3}[\w-]{12}\b/g, 'UUID')
			.replaceAll(/<[\w.+-]{16,}@/g, '<UNIQUE@')
			.replaceAll(/\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}/g, 'DATE')
			.replaceAll(/--=_-[\w-]+?-(?=Part_\d)/g, '--=_-BOUNDARY-')
	);
}
