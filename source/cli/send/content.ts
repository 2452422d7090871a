/** The text of a letter in all its forms, and what is attached to it. */
import {basename} from 'node:path';
import type {Attachment, Letter} from '../../message/letter.ts';
import type {Values} from '../arguments/option.ts';
import {warn} from '../output/terminal.ts';
import {fillText, type Tokens} from './data-tokens.ts';
import {contentFrom, isTyped, pathOf, textFrom} from './input.ts';
import {dumpOf} from './settings-text.ts';

/** What a message says that was given no text. Scripts that watch a mailbox know it from swaks. */
export const defaultText = 'This is a test mailing';

type Content = Pick<Letter, 'text' | 'html' | 'alternatives' | 'attachments'>;

/** `tokens`: filled in where the text is typed, and in files with `--tokens`. */
export async function contentOf(values: Values, tokens: Tokens): Promise<Content> {
	const pieces = piecesFrom(values);
	const read = async (option: string, given: string): Promise<string> => {
		const text = await textFrom(option, given);
		return isTyped(given) || values.has('tokens') ? fillText(text, tokens) : text;
	};
	const forms = await Promise.all(
		pieces
			.filter(({option}) => option === 'attach-body')
			.map(async ({value, type}) => ({
				type: type?.toLowerCase() ?? 'text/plain',
				text: await read('attach-body', value),
			})),
	);
	return {
		...(await textsFrom(values, forms, read)),
		attachments: await Promise.all([
			...pieces.filter(({option}) => option === 'attach').map(attachmentOf),
			...values.all('inline').map(inlineFrom),
		]),
	};
}

type Form = {readonly type: string; readonly text: string};

/** Each form of swaks’ text replaces that of --body; the first plain one and the first in HTML are the letter's own. */
async function textsFrom(
	values: Values,
	forms: readonly Form[],
	read: (option: string, given: string) => Promise<string>,
): Promise<Omit<Content, 'attachments'>> {
	const body = values.get('body');
	const html = values.get('html');
	const typed = body === undefined ? undefined : await read('body', body);
	const plain = forms.find(({type}) => type === 'text/plain');
	const rich = forms.find(({type}) => type === 'text/html');
	const text = plain?.text ?? (forms.length > 0 ? undefined : (typed ?? unasked(values, html)));
	return {
		...(text !== undefined && {text}),
		...(rich === undefined ? html !== undefined && {html: await read('html', html)} : {html: rich.text}),
		...(forms.length > 0 && {alternatives: forms.filter(form => form !== plain && form !== rich)}),
	};
}

function unasked(values: Values, html: string | undefined): string | undefined {
	if (values.has('dump-as-body')) {
		return dumpOf(values);
	}

	return html === undefined ? `${defaultText}\n` : undefined;
}

type Piece = {
	readonly option: 'attach' | 'attach-body';
	readonly value: string;
	readonly name?: string;
	readonly type?: string;
};

/**
 * A name is for the next attachment, a type for the next attachments up to the next type, as swaks reads them; those
 * behind the last attachment are for the ones, in their order, that have none yet.
 */
function piecesFrom(values: Values): readonly Piece[] {
	const pieces: Piece[] = [];
	const waiting: {names: string[]; types: string[]} = {names: [], types: []};
	let type: string | undefined;
	for (const {name: option, value} of values.sequence([
		'attach-name',
		'attach-type',
		'attach',
		'attach-body',
	])) {
		if (option === 'attach-name') {
			waiting.names.push(value);
			continue;
		}

		if (option === 'attach-type') {
			waiting.types.push(value);
			continue;
		}

		type = waiting.types.pop() ?? type;
		const name = waiting.names.pop();
		const isText = option === 'attach-body';
		pieces.push({
			option: isText ? 'attach-body' : 'attach',
			value,
			...(!isText && name !== undefined && {name}),
			...(type !== undefined && {type}),
		});
		waiting.names = [];
		waiting.types = [];
		// Each form of the text begins anew.
		type = isText ? undefined : type;
	}

	const unused = [
		...waiting.names.map(name => `--attach-name ${name}`),
		...waiting.types.map(type => `--attach-type ${type}`),
	];
	if (pieces.length === 0 && unused.length > 0) {
		warn(
			`${unused.join(' and ')}: no file is attached, so this has no effect. Attach one with --attach @FILE.`,
		);
	}

	return withRest(pieces, waiting);
}

function withRest(
	pieces: readonly Piece[],
	{names, types}: {readonly names: readonly string[]; readonly types: readonly string[]},
): readonly Piece[] {
	const files = pieces.filter(({option}) => option === 'attach');
	const nameless = files.filter(({name}) => name === undefined);
	const typeless = files.filter(({type}) => type === undefined);
	return pieces.map(piece => {
		const name = names[nameless.indexOf(piece)];
		const type = types[typeless.indexOf(piece)];
		return {...piece, ...(name !== undefined && {name}), ...(type !== undefined && {type})};
	});
}

async function attachmentOf({value, name, type}: Piece): Promise<Attachment> {
	const own = name ?? (value === '-' ? '' : undefined);
	return {
		content: await contentFrom(value),
		...(own !== undefined && {name: own}),
		...(type !== undefined && {type}),
	};
}

async function inlineFrom(file: string): Promise<Attachment> {
	const name = basename(pathOf(file));
	return {content: await contentFrom(file), name, contentId: name};
}
