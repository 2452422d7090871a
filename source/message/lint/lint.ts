import {type ByteFacts, scanBytes} from '../line-ends.ts';
import {type ReadMessage, walkParts} from '../read.ts';
import {lintAddresses} from './addresses.ts';
import {lintBodyHash} from './body-hash.ts';
import {lintBytes} from './bytes.ts';
import {lintDate} from './date.ts';
import {lintEightBit} from './eight-bit.ts';
import {lintEnvelope} from './envelope.ts';
import {lintFields} from './fields.ts';
import type {LintContext, LintFinding} from './finding.ts';
import {lintList} from './list.ts';
import {lintPart, lintParts} from './parts.ts';

const weight = {error: 0, warning: 1, note: 2};

/** Findings about a message, the gravest first. Needs no network; `checkSender` adds what DNS knows. */
export function lintMessage(
	message: ReadMessage,
	context: LintContext,
	facts: ByteFacts = scanBytes(message.bytes),
): readonly LintFinding[] {
	const {root} = message;
	const findings = [
		...lintFields(root),
		...lintDate(root.fields, context.now),
		...lintAddresses(root.fields),
		...lintEnvelope(root.fields, context),
		...lintList(root.fields),
		...lintParts(message),
		...[...walkParts(root)].flatMap(lintPart),
		...lintBytes(facts, context),
		...lintEightBit(message, facts, context),
		...lintBodyHash(message),
	];
	return findings.sort((a, b) => weight[a.level] - weight[b.level]);
}
