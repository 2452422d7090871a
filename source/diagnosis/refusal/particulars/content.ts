/** What can be wrong with the bytes of a message. */

import {words} from '../../remedy.ts';
import {eitherOf} from '../either-of.ts';
import type {Particular} from './particular.ts';

export const contentFormat: readonly Particular[] = [
	{
		says: /\bnuls?\b|\bnull (?:char|byte|octet)|\b0x00\b|\\0/,
		told: {
			message: 'The message contains NUL bytes, which this server does not accept.',
			advice:
				'Remove them. They usually come from a binary file, or from UTF-16 text, that was not encoded: send such parts as base64, and text as UTF-8.',
			step: words('remove the NUL bytes, then send the message again'),
		},
	},
	{
		says: eitherOf(
			/\b(?:bare|lone|stray|single|isolated|naked)\b.{0,12}(?:\b(?:cr|lf|newline|line ?feed|carriage)|<(?:cr|lf)>)/,
			/smuggl/,
			/\b822\.?bis\b/,
			/line (?:end(?:ing)?s?|terminat\w+)\b/,
			/\bnot .{0,20}\bcr ?lf\b/,
		),
		told: {
			message:
				'The message contains a lone CR or LF, where this server accepts only CR LF at the end of a line.',
			advice:
				'Convert the line ends to CR LF, then send the message again. Files from Unix have LF alone: “smtpscope send” converts them, and so does `unix2dos`.',
			step: words('convert the line ends to CR LF, then send the message again'),
		},
	},
	{
		says: eitherOf(
			/\blines?\b.{0,40}(?:length|too (?:long|large)|exceed|longer|limit)/,
			/(?:length|size) of (?:a |the )?(?:\w+ )?lines?\b/,
			/\b(?:long|overlong) lines?\b/,
		),
		told: {
			message: 'The message has a line that is longer than this server accepts.',
			advice:
				'Keep every line to at most 998 characters. Encode long text as quoted-printable or base64, and fold long header fields.',
			step: words(
				'shorten the long line, or encode the text as quoted-printable, then send the message again',
			),
		},
	},
	{
		says: /\bboundar(?:y|ies)\b/,
		told: {
			message: 'The server does not accept the boundary between the MIME parts of the message.',
			advice:
				'Use a boundary of at most 70 characters, the same in Content-Type and between the parts, and close the last part with it.',
			step: words('correct the MIME boundary, then send the message again'),
		},
	},
	{
		says: /\b8[- ]?bits?\b|\bnon-?ascii\b|\bnot 7[- ]?bit\b|\b7[- ]?bit only\b/,
		told: {
			message:
				'The message contains characters outside ASCII that are not encoded, and the server does not accept them.',
			advice:
				'Encode the text as quoted-printable or base64, and header fields as =?UTF-8?…?=. Where EHLO announces 8BITMIME, the text may stay unencoded if MAIL says BODY=8BITMIME.',
			step: words('encode the characters outside ASCII, then send the message again'),
		},
	},
	{
		says: /\bchar(?:acter)? ?sets?\b/,
		told: {
			message: 'The server does not accept the character set of the message.',
			advice: 'Write the text in UTF-8, and name it in Content-Type: text/plain; charset=utf-8.',
			step: words('use UTF-8 and name it in Content-Type, then send the message again'),
		},
	},
	{
		says: /\b(?:transfer[- ]encoding|base64|quoted-printable)\b/,
		told: {
			message: 'The server cannot decode a part of the message in the encoding that it names.',
			advice:
				'Make the Content-Transfer-Encoding agree with how the part is really encoded: 7bit, 8bit, quoted-printable or base64.',
			step: words('correct the Content-Transfer-Encoding, then send the message again'),
		},
	},
	{
		says: eitherOf(
			/\b(?:malformed|invalid|bad|broken|incorrect|illegal|corrupt\w*) (?:multipart|mime)\b/,
			/\bmime (?:structure|format|error|syntax|violation)/,
			/\bmultipart\b/,
			/\bnest(?:ed|ing)\b/,
		),
		told: {
			message: 'The server cannot read the MIME structure of the message.',
			advice:
				'Check that every multipart names a boundary, that its last part is closed with it, and that parts are not nested too deeply. A library that builds the message avoids such mistakes.',
			step: words('correct the MIME structure, then send the message again'),
		},
	},
];
