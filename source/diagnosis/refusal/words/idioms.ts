/** Whole phrases that servers of many kinds use for one thing, by what they are about. `=3` is a weight of its own. */
import {access} from './idioms/access.ts';
import {client} from './idioms/client.ts';
import {content} from './idioms/content.ts';
import {limits} from './idioms/limits.ts';
import {protocol} from './idioms/protocol.ts';
import {recipient} from './idioms/recipient.ts';
import {sender} from './idioms/sender.ts';
import {server} from './idioms/server.ts';

export const idioms = [access, client, sender, recipient, content, limits, server, protocol].join('');
