/** `/retry`: connects anew and says again what was said up to a line; that line waits in the prompt. */
import {planReplay, type ReplayLast, type ReplayStep} from '../dialogs/replay.ts';
import {isNegative} from '../protocol/reply-class.ts';
import type {Entry} from '../session/entry.ts';
import {type CommandContext, isConnected, type LocalCommand} from './command.ts';

export const retry: LocalCommand = {
	name: 'retry',
	argument: '[line]',
	help: 'connect again, repeat all up to the selected line, or one such as MAIL; it waits in the prompt',
	async run(argument, context) {
		const {session, confirm} = context;
		const given = argument.trim();
		const upTo = given === '' ? context.selectedId() : lineOf(given, session.entries);
		if (upTo === undefined) {
			return {
				problem: `No line here begins with “${given}”. Select one (Alt+↑↓) and type /retry, or name its verb: /retry MAIL.`,
			};
		}

		const whole = planReplay(session.entries, {upTo, withContent: true});
		if (!whole) {
			return {problem: 'Nothing was sent up to there. /connect connects again.'};
		}

		if (
			isConnected(session) &&
			!(await confirm(`Close the connection to ${session.target.host} and reconnect?`))
		) {
			return {said: 'Still connected.'};
		}

		const hasContent = whole.steps.some(({type}) => type === 'content');
		const again = hasContent && (await confirm('Send the message again too? No stops before DATA.'));
		const plan = again ? whole : (planReplay(session.entries, {upTo, withContent: false}) ?? whole);
		session.close();
		await session.connect();
		for (const step of plan.steps) {
			const stopped = isConnected(session) ? await play(step, context) : 'The connection is over.';
			if (stopped !== null) {
				return {said: stopped};
			}
		}

		if (!isConnected(session)) {
			return {said: 'The connection is over.'};
		}

		context.write(lineFor(plan.last));
		return {
			said: `${plan.short ?? 'All as before.'} The next line is in the prompt: change it, or press Enter.`,
		};
	},
};

function lineFor(last: ReplayLast): string {
	return last.type === 'line' ? last.line : `/${loginCommand(last)}`;
}

function loginCommand({mechanism, user}: ReplayLast & {type: 'login'}): string {
	return ['auth', mechanism, user ?? ''].join(' ').trimEnd();
}

/** The last line sent that begins so, or the entry of this number. */
function lineOf(given: string, entries: readonly Entry[]): number | undefined {
	if (/^\d+$/.test(given)) {
		return entries[Number(given) - 1]?.id;
	}

	const start = given.toLowerCase();
	return entries.findLast(
		entry => entry.type === 'sent' && entry.kind === 'command' && entry.line.toLowerCase().startsWith(start),
	)?.id;
}

/** Why it goes no further, or null. */
async function play(step: ReplayStep, {session, runCommand}: CommandContext): Promise<string | null> {
	const before = session.entries.length;
	switch (step.type) {
		case 'login': {
			const result = await runCommand(loginCommand(step));
			if ('problem' in result) {
				return result.problem;
			}

			return session.state.situation.authenticatedAs === null ? 'Stopped: not logged in this time.' : null;
		}

		case 'content':
			for (const line of step.lines) {
				void session.type(line, as => as);
			}

			return null;
		case 'line': {
			await session.type(step.line, as => as);
			await session.settled();
			const reply = session.entries.slice(before).findLast(entry => entry.type === 'reply');
			const isWorse = reply && isNegative(reply.code) && (step.was === null || !isNegative(step.was));
			return isWorse
				? `Stopped: ${step.line.split(' ', 1)[0]} was refused with ${reply.code} this time.`
				: null;
		}
	}
}
