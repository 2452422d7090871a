/** The letter built, judged, and as its bytes: what a form may be told of it, without the form. */

import type {BuiltMessage} from '../../message/letter.ts';
import {addressRule} from '../../message/lint/addresses.ts';
import {findCapability} from '../../protocol/ehlo.ts';
import {withCommas} from '../../protocol/with-commas.ts';
import type {SessionState} from '../../session/state.ts';
import {type Line, line, piece} from '../screen/lines.ts';
import {type Draft, type FieldName, letterOf} from './draft.ts';
import type {Form} from './form.ts';

/** What changes in the form. */
export type Patch = Partial<Pick<Form, 'page' | 'problem'>> & {readonly focus?: FieldName};

/** The message when it may go; else what to show. `told`: what a receiver may hold against it was shown. */
export async function checkLetter(
	draft: Draft,
	{
		state,
		now,
		findingsShown,
	}: {readonly state: SessionState; readonly now: number; readonly findingsShown: boolean},
): Promise<BuiltMessage | Patch> {
	const built = await build(draft, state);
	if (!('open' in built)) {
		return built;
	}

	if (built.envelope.to.length === 0) {
		return {
			focus: 'to',
			page: {name: 'fields'},
			problem: 'This message has no recipient. Fill in To, Cc, Bcc or RCPT TO.',
		};
	}

	if (findingsShown) {
		return built;
	}

	const {examine} = await import('../../message/examine.ts');
	const {capabilities, clientName} = state.situation;
	const {bytes, cut} = await beginningOf(built, lintedOctets);
	const {findings: found} = await examine(bytes, {
		context: {
			envelope: built.envelope,
			clientName,
			sizeLimit: Number(findCapability(capabilities, 'SIZE')?.parameters[0] ?? 0),
			size: built.size,
		},
		now,
		truncated: cut,
		complete: true,
	});
	const findings = [
		...found,
		// What is wrong with an address is seen twice: when it is read, and in the header that is made of it.
		...built.remarks
			.filter(({id}) => !found.some(({rule}) => rule === addressRule(id)))
			.map(({id, message}) => ({
				rule: id,
				level: 'note' as const,
				message,
				advice: '',
				reference: '',
			})),
	];
	return findings.some(({level}) => level !== 'note') ? {page: {name: 'findings', findings, top: 0}} : built;
}

export async function previewLetter(draft: Draft, state: SessionState): Promise<Patch> {
	const built = await build(draft, state);
	return 'open' in built ? {page: {name: 'preview', lines: await previewLines(built), top: 0}} : built;
}

async function build(draft: Draft, state: SessionState): Promise<BuiltMessage | Patch> {
	const [{buildMessage}, {BuildError}] = await Promise.all([
		import('../../message/build.ts'),
		import('../../message/letter.ts'),
	]);
	const eightBit = findCapability(state.situation.capabilities, '8BITMIME') !== undefined;
	try {
		return await buildMessage({...letterOf(draft), eightBit});
	} catch (error) {
		if (!(error instanceof BuildError)) {
			throw error;
		}

		const field = error.code.startsWith('attachment') ? 'files' : fieldOf(error.field);
		return {...(field && {focus: field}), page: {name: 'fields'}, problem: error.message};
	}
}

/** The field of the form that an error names. */
function fieldOf(name: string): FieldName | null {
	const fields: Readonly<Record<string, FieldName>> = {
		From: 'from',
		To: 'to',
		Cc: 'cc',
		Bcc: 'bcc',
		'Reply-To': 'replyTo',
		Subject: 'subject',
		'envelope sender': 'mailFrom',
		'envelope recipient': 'rcptTo',
		charset: 'charset',
		text: 'text',
		html: 'html',
	};
	return fields[name] ?? null;
}

const previewOctets = 64 * 1024;
const lintedOctets = 4 * 1024 * 1024;

async function previewLines(built: BuiltMessage): Promise<readonly Line[]> {
	const {bytes, cut} = await beginningOf(built, previewOctets);
	const {from, to} = built.envelope;
	const texts = bytes.toString().split('\r\n');
	return [
		line(piece(`MAIL FROM:<${from}>`, 'accent')),
		...to.map(address => line(piece(`RCPT TO:<${address}>`, 'accent'))),
		line(piece(`DATA, ${withCommas(built.size)} octets`, 'accent')),
		...texts.map(text => line(text)),
		...(cut ? [line(piece('… and more', 'dim'))] : []),
	];
}

/** A large attachment is not read as a whole, only to look at the letter. */
async function beginningOf({open}: BuiltMessage, limit: number): Promise<{bytes: Buffer; cut: boolean}> {
	const chunks: Buffer[] = [];
	let octets = 0;
	for await (const chunk of open()) {
		chunks.push(Buffer.from(chunk));
		octets += chunk.length;
		if (octets > limit) {
			break;
		}
	}

	return {bytes: Buffer.concat(chunks).subarray(0, limit), cut: octets > limit};
}
