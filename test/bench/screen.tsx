/** The screen on a history of so many entries: `node screen.js 100000`. */
import process from 'node:process';
import {startInspector} from '../../source/ui/start.tsx';
import {fakeSession} from '../support/fake-session.ts';

const count = Number(process.argv[2]);
const session = fakeSession('S: 220 mail.example.org ESMTP');
for (let at = 0; session.entries.length < count; at++) {
	session.happen({type: 'sent', at, bytes: Buffer.from('NOOP'), ending: 'CRLF'});
	session.answer(`250 2.0.0 Ok ${at}`);
}

process.exitCode = await startInspector({session, colour: true});
