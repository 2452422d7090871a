import {expect, it} from 'vitest';
import {createRecorder} from '../../source/recordings/recorder.ts';

const limits = {events: 1000, sessions: 2, unread: 1};

it('keeps so many sessions, and tells that there were more', () => {
	const recorder = createRecorder(limits);
	for (let number = 1; number <= 5; number++) {
		recorder.hear('server', '220 hi', null, `session ${number}`);
		recorder.hear('client', 'QUIT', null, `session ${number}`);
	}

	expect(recorder.sessions()).toHaveLength(2);
	expect(recorder.leftUnread().map(({why}) => why)).toEqual([
		expect.stringContaining('further steps were left out'),
	]);
});

it('keeps so many unread lines, and counts the others', () => {
	const recorder = createRecorder(limits);
	for (const number of [1, 2, 3]) {
		recorder.unread({number, text: 'what', at: null}, 'no SMTP');
	}

	expect(recorder.leftUnread().map(({why}) => why)).toEqual([
		'no SMTP',
		'2 further lines could not be read.',
	]);
});
