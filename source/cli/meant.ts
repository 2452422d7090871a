/** Words behind `smtpscope` that are no server: what was meant by them, done or said. */
import {stat} from 'node:fs/promises';
import {nearest} from '../protocol/nearest.ts';
import {UsageError} from './arguments/usage-error.ts';
import {type SubcommandEntry, subcommands} from './subcommands.ts';

/** What people try, and no host is called. */
const otherPrograms = [
	...['upgrade', 'update', 'install', 'uninstall', 'config', 'configure', 'setup', 'init', 'login', 'logout'],
	...['connect', 'test', 'check', 'scan', 'start', 'serve', 'server', 'daemon', 'doctor', 'docs', 'commands'],
	...['decode', 'analyze', 'analyse', 'open', 'show', 'read', 'mail', 'smtp', 'tls', 'options', 'usage'],
];

const recordings = /\.(?:smtp|eml|msg|mbox|log|txt|out|jsonl?|ndjson|pcap|pcapng|cap|gz|md|html?)$/i;

/** The words for the inspector: `host 25` is `host:25`. Throws a UsageError that says what to type instead. */
export async function wordsForInspector(positionals: readonly string[]): Promise<readonly string[]> {
	const [first, second, ...others] = positionals;
	if (first === undefined) {
		return positionals;
	}

	if (second === undefined) {
		refuseOtherPrograms(first);
		await refuseFile(first);
		return positionals;
	}

	const near = nearest(
		first,
		subcommands.map(({name}) => name),
	);
	// More than one colon without brackets is an IPv6 address.
	const isBare = first.split(':').length > 2 && !/[[/]/.test(first);
	const hasPort = !isBare && /:\d+$/.test(first);
	if (others.length === 0 && near === null && !hasPort && /^\d{1,5}$/.test(second)) {
		return [isBare ? `[${first}]:${second}` : `${first}:${second}`];
	}

	throw new UsageError(
		near === null
			? `The inspector accepts one server, and “${second}” is extra. See “smtpscope --help” for the subcommands.`
			: `“${first}” is not a subcommand. Did you mean “smtpscope ${[near, second, ...others].join(' ')}”?`,
	);
}

/** An option that the inspector does not have often belongs to a subcommand with a typing error before it. */
export function refuseMisspelled(
	named: SubcommandEntry | null,
	[first = '', ...others]: readonly string[],
): void {
	const near =
		named === null
			? nearest(
					first,
					subcommands.map(({name}) => name),
				)
			: null;
	if (near !== null) {
		// The other words are not repeated: one may be a password.
		throw new UsageError(
			`“${first}” is not a subcommand. Did you mean “smtpscope ${near}${others.length > 0 ? ' …' : ''}”?`,
		);
	}
}

function refuseOtherPrograms(word: string): void {
	const near = nearest(
		word,
		subcommands.map(({name}) => name),
	);
	if (near === null && !otherPrograms.includes(word.toLowerCase())) {
		return;
	}

	throw new UsageError(
		`“${word}” is not a subcommand.${near === null ? ' “smtpscope help” lists them.' : ` Did you mean “smtpscope ${near}”?`} If it is the name of a server, write smtp://${word}.`,
	);
}

/** A file that is there and looks like one is not taken for a host. */
async function refuseFile(word: string): Promise<void> {
	const looksLikeFile = recordings.test(word) || /^(?:\.{0,2}[/\\]|~\/)/.test(word);
	if (!looksLikeFile || !(await exists(word))) {
		return;
	}

	throw new UsageError(
		/\.smtp$/i.test(word)
			? `“${word}” is a file. To play it as a script: smtpscope run HOST ${word}. To read it: smtpscope explain ${word}.`
			: `“${word}” is a file. To read it: smtpscope explain ${word}.${/\.eml$/i.test(word) ? ` To send it: smtpscope send HOST --data @${word}.` : ''}`,
	);
}

async function exists(path: string): Promise<boolean> {
	return stat(path).then(
		() => true,
		() => false,
	);
}
