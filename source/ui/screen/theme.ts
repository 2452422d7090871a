/**
 * How styles look. One accent; green, yellow and red only for verdicts, which always have a word or a sign
 * beside them. The terminal's own sixteen colours, so that light and dark themes both stay readable;
 * magenta because it is the one of them with contrast on black and on white alike.
 */
import type {TextProps} from 'ink';
import {createContext} from 'react';
import {type ReplyClass, replyClass} from '../../protocol/reply-class.ts';
import type {Style} from './lines.ts';

export type Theme = Readonly<Record<Style, Pick<TextProps, 'color' | 'bold' | 'dimColor' | 'inverse'>>>;

export const colourful: Theme = {
	plain: {},
	strong: {bold: true},
	dim: {dimColor: true},
	accent: {color: 'magenta', bold: true},
	good: {color: 'green'},
	warn: {color: 'yellow'},
	bad: {color: 'red'},
	mark: {inverse: true},
};

/** For NO_COLOR: weight alone. */
export const colourless: Theme = {
	plain: {},
	strong: {bold: true},
	dim: {dimColor: true},
	accent: {bold: true},
	good: {},
	warn: {},
	bad: {bold: true},
	mark: {inverse: true},
};

export const ThemeContext = createContext<Theme>(colourful);

/** The style of a reply by its first digit (RFC 5321 §4.2.1). */
export function styleOfCode(code: number): Style {
	return styles[replyClass(code) ?? 'positive preliminary'];
}

const styles: Readonly<Record<ReplyClass, Style>> = {
	'positive preliminary': 'good',
	'positive completion': 'good',
	'positive intermediate': 'strong',
	'transient negative': 'warn',
	'permanent negative': 'bad',
};
