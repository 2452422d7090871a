/** swaks' options for XCLIENT to the commands that are sent, in the order in which they were typed. */
import type {XclientRequest} from '../../../dialogs/xclient.ts';
import {xtext} from '../../../protocol/xtext.ts';
import type {Values} from '../../arguments/option.ts';
import {xclientOptions} from './options.ts';

const attributes = xclientOptions
	.filter(({name, argument}) => argument !== undefined && name !== 'xclient')
	.map(({name}) => name);

/** Null where nothing is to be sent. */
export function xclientFrom(values: Values): XclientRequest | null {
	const commands: string[] = [];
	let pieces: string[] = [];
	const finish = (): void => {
		if (pieces.length > 0) {
			commands.push(pieces.join(' '));
			pieces = [];
		}
	};

	for (const {name, value} of values.sequence(['xclient', 'xclient-delim', ...attributes])) {
		if (attributes.includes(name)) {
			pieces.push(`${attributeOf(name)}=${xtext(value)}`);
			continue;
		}

		finish();
		if (name === 'xclient') {
			commands.push(value);
		}
	}

	finish();
	return commands.length === 0
		? null
		: {
				commands,
				attributes: values.has('xclient-no-verify')
					? []
					: attributes.filter(name => values.has(name)).map(attributeOf),
				demand: values.has('xclient-optional-strict')
					? 'strict'
					: values.has('xclient-optional')
						? 'optional'
						: 'demanded',
				beforeTls: values.has('xclient-before-starttls'),
			};
}

function attributeOf(option: string): string {
	return option.slice('xclient-'.length).toUpperCase().replaceAll('-', '_');
}
