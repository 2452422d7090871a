/** The conditions of all rules. */
import {auth} from './auth.ts';
import {certificate} from './certificate.ts';
import {client} from './client.ts';
import {connect} from './connect.ts';
import {envelope} from './envelope.ts';
import {hello} from './hello.ts';
import {message} from './message.ts';
import type {Conditions} from './parts.ts';
import {policy} from './policy.ts';
import {session} from './session.ts';
import {tls} from './tls.ts';

export const conditions: Conditions = {
	...auth,
	...certificate,
	...client,
	...connect,
	...envelope,
	...hello,
	...message,
	...policy,
	...session,
	...tls,
};
