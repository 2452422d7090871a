import {meaningOf} from '../../../source/diagnosis/refusal/meaning-of.ts';
import {entriesFor} from '../listing.ts';

/** What is made of a reply to this command. */
export function told(command: string, reply: string) {
	const entry = entriesFor(command, reply).findLast(({type}) => type === 'reply');
	if (entry?.type !== 'reply') {
		throw new Error('There is no reply.');
	}

	const {cause, confidence, basis, also} = meaningOf(entry);
	return {cause, confidence, basis, also};
}
