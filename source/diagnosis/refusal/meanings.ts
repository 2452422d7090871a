/** Every cause that a server's words can name, in words for people. */
import type {Cause} from '../causes.ts';
import {access} from './meanings/access.ts';
import {client} from './meanings/client.ts';
import {content} from './meanings/content.ts';
import type {Meaning} from './meanings/meaning.ts';
import {protocol} from './meanings/protocol.ts';
import {recipient} from './meanings/recipient.ts';
import {sender} from './meanings/sender.ts';
import {server} from './meanings/server.ts';

export type {Meaning} from './meanings/meaning.ts';

const all = {...access, ...client, ...sender, ...recipient, ...content, ...server, ...protocol};

export type RefusalCause = keyof typeof all;

export const meanings: Readonly<Record<RefusalCause, Meaning>> = all;

export function isRefusalCause(cause: Cause): cause is RefusalCause {
	return Object.hasOwn(all, cause);
}
