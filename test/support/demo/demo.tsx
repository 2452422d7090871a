/** The screen on a recorded conversation, for looking at it: `node dist/demo.js login`. */
import process from 'node:process';
import {startInspector} from '../../../source/ui/start.tsx';
import {fakeSession} from '../fake-session.ts';
import {conversations} from './conversations.ts';

const [name = 'login'] = process.argv.slice(2);
const session = fakeSession(conversations[name] ?? '', {
	NOOP: ['250 2.0.0 Ok'],
	VRFY: ['252 2.0.0 alice'],
	EHLO: ['250-mail.example.org', '250-PIPELINING', '250-SIZE 35882577', '250 STARTTLS'],
	DATA: ['354 End data with <CR><LF>.<CR><LF>'],
	'.': ['250 2.0.0 Ok: queued as 4Fk2Qz1x9Z'],
});
process.exitCode = await startInspector({session, colour: process.env.NO_COLOR === undefined});
