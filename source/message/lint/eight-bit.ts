/** 8-bit content that was not announced to the server. Nothing is said where it is not known what was announced. */
import type {ByteFacts} from '../line-ends.ts';
import {type ReadMessage, walkParts} from '../read.ts';
import type {LintContext, LintFinding} from './finding.ts';

export function lintEightBit(
	{root}: ReadMessage,
	facts: ByteFacts,
	context: LintContext,
): readonly LintFinding[] {
	const parts = [...walkParts(root)];
	if (context.smtpUtf8 === false && parts.some(({remarks}) => remarks.includes('header-8bit'))) {
		return [
			{
				rule: 'message/header-8bit',
				level: 'warning',
				message: 'The header contains raw 8-bit characters, and MAIL did not have SMTPUTF8.',
				advice:
					'Write them as encoded words (=?utf-8?…?=), or add SMTPUTF8 to MAIL where the server offers it.',
				reference: 'RFC 6532 §3',
			},
		];
	}

	return context.eightBit === false && facts.eightBit
		? [
				{
					rule: 'message/8bit-not-announced',
					level: 'note',
					message:
						'The text contains 8-bit characters, and MAIL did not have BODY=8BITMIME. Most servers accept it anyway.',
					advice: 'Add BODY=8BITMIME to MAIL where the server offers it, or encode the text.',
					reference: 'RFC 6152 §3',
				},
			]
		: [];
}
