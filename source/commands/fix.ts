/** `/fix`: what a finding advises, typed line by line in step with the replies, up to the first refusal. */
import type {Finding} from '../diagnosis/finding.ts';
import {isNegative} from '../protocol/reply-class.ts';
import {MASK} from '../sasl/secrets.ts';
import type {Entry} from '../session/entry.ts';
import {type CommandContext, isConnected, type LocalCommand, notConnected} from './command.ts';
import {typedLines} from './typed-remedies.ts';

export const fix: LocalCommand = {
	name: 'fix',
	argument: '',
	help: 'do what the newest finding advises, or that of the selected line',
	async run(_argument, context) {
		const {session} = context;
		const {diagnose} = await import('../diagnosis/diagnoser.ts');
		const selectedId = context.selectedId();
		const findings = diagnose(session.entries, {now: Date.now()}).filter(
			finding => linesOf(finding).length > 0,
		);
		// Who chooses a line may have its advice followed again.
		const finding = choose(
			selectedId === null ? findings.filter(found => !wasFixed(found, session.entries)) : findings,
			selectedId,
		);
		if (!finding) {
			return {
				problem:
					selectedId === null && findings.length > 0
						? 'What the findings advise was done. To do it again select their line (Alt+N), then /fix.'
						: 'No finding here names lines to type. Alt+8 shows what was found.',
			};
		}

		const lines = linesOf(finding);
		if (!isConnected(session) && !lines[0]?.startsWith('/connect')) {
			return notConnected;
		}

		session.note('fix/begins', noteOf(lines));
		for (const [index, text] of lines.entries()) {
			const stopped = await perform(text, context);
			if (stopped !== null) {
				const left = lines.slice(index + 1);
				const unsent = left.length === 0 ? '' : ` Not done: ${left.join(' → ')}.`;
				return {said: `${stopped}${unsent}`};
			}
		}

		return {said: `Done as ${finding.rule} advises.`};
	},
};

function choose(findings: readonly Finding[], selectedId: number | null): Finding | undefined {
	const here = findings.filter(
		finding => selectedId === null || finding.evidence.some(({entryId}) => entryId === selectedId),
	);
	return here.findLast(({level}) => level === 'error') ?? here.at(-1);
}

function wasFixed(finding: Finding, entries: readonly Entry[]): boolean {
	const note = noteOf(linesOf(finding));
	const from = finding.evidence[0]?.entryId ?? 0;
	return entries.slice(from).some(entry => entry.type === 'note' && entry.text === note);
}

function noteOf(lines: readonly string[]): string {
	return `/fix: ${lines.map(text => text || 'an empty line').join(' → ')}`;
}

function linesOf(finding: Finding): readonly string[] {
	return typedLines(finding);
}

/** Why it goes no further, or null. */
async function perform(text: string, context: CommandContext): Promise<string | null> {
	const {session} = context;
	if (text.includes(MASK)) {
		return 'The next line contains a secret that was not stored; type it yourself.';
	}

	const before = session.entries.length;
	if (text.startsWith('/')) {
		const result = await context.runCommand(text.slice(1));
		if ('problem' in result) {
			return result.problem;
		}

		await session.settled();
		if (session.entries.length === before) {
			return result.said ?? 'Nothing was sent.';
		}
	} else {
		await session.type(text, as => as);
		await session.settled();
	}

	const reply = session.entries.slice(before).findLast(entry => entry.type === 'reply');
	if (reply && isNegative(reply.code)) {
		return `Stopped: ${text.split(' ', 1)[0]} was refused with ${reply.code}.`;
	}

	return isConnected(session) || /^quit$/i.test(text) ? null : 'Stopped: the connection is over.';
}
