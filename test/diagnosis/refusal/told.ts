import {judge} from '../../../source/diagnosis/refusal/judge.ts';
import {readReply} from '../../../source/diagnosis/refusal/roles.ts';
import {weigh} from '../../../source/diagnosis/refusal/weigh.ts';
import {entriesFor} from '../listing.ts';

/** What the rules alone make of a reply to this command. */
export function told(command: string, reply: string) {
	const entry = entriesFor(command, reply).findLast(({type}) => type === 'reply');
	if (entry?.type !== 'reply') {
		throw new Error('There is no reply.');
	}

	const reading = readReply(entry, entry.situation.clientName);
	const {cause, confidence, basis, also} = weigh(reading, judge(reading));
	return {cause, confidence, basis, also};
}
