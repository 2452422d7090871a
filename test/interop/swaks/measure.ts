/** `node test/interop/swaks/measure.ts FILE [send|swaks]`: what becomes of the command lines in a file, one a line. */
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import process from 'node:process';
import {comparing} from './compare.ts';
import {passwords} from './recording-server.ts';
import {splitWords} from './words.ts';

const [file = '', way = 'send', program = 'dist/cli.js'] = process.argv.slice(2);
const lines = readFileSync(file, 'utf8')
	.split('\n')
	.filter(line => line.trim() !== '' && !line.startsWith('#'));
const message = 'From: a@example.test\nTo: b@example.test\nSubject: from a file\n\nThe text.\n.leading dot\n';
const sorts = {same: 0, refused: 0, differs: 0};
await using bench = await comparing(resolve(program));
for (const line of lines) {
	const {words, stdin} = splitWords(line.replace(/^swaks\s+/, ''));
	passwords.push(...words.filter((_word, index) => /^--?(?:ap|auth-pass\w*)$/.test(words[index - 1] ?? '')));
	passwords.push(...words.flatMap(word => /^--?(?:ap|auth-pass\w*)=(.*)$/.exec(word)?.slice(1) ?? []));
	const isData = words.some((word, index) => word === '-' && /^--?d(?:ata)?$/.test(words[index - 1] ?? ''));
	const {differences, refused, swaks, ours} = await bench.compare(
		{
			words,
			stdin:
				stdin === null && !words.includes('-')
					? 'typed@example.test\nsecret\n'
					: isData
						? message
						: 'Text from standard input.\n',
			files: filesFor(words),
		},
		way === 'swaks' ? 'swaks' : 'send',
	);
	const sort = differences.length === 0 ? 'same' : refused === null ? 'differs' : 'refused';
	sorts[sort]++;
	if (sort !== 'same') {
		console.log(`${sort.toUpperCase()}  ${line}`);
		console.log(refused ?? differences.join('\n'));
		console.log(
			`  (swaks: ${swaks.code} ${swaks.err.split('\n')[0]}; smtpscope: ${ours.code} ${ours.err.split('\n')[0]})\n`,
		);
	}
}

console.log(sorts);

/** Each file that the line names exists. */
function filesFor(words: readonly string[]): Record<string, string> {
	const named = words.flatMap((word, index) => {
		const option = words[index - 1] ?? '';
		const name = word.startsWith('@')
			? word.slice(1)
			: /^--?(?:attach|attach-body|body|data|d)$/.test(option) && /^[\w./-]+\.[\w-]+$/.test(word)
				? word
				: null;
		return name === null || name === '' || name.startsWith('/') || name.includes('..')
			? []
			: [[name, /^--?(?:data|d)/.test(option) ? message : `Content of ${name}\n`] as const];
	});
	return Object.fromEntries(named);
}
