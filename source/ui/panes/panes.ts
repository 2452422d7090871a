/** Every pane beside the conversation, in the order of their keys. */
import {auth} from './auth.ts';
import {decode} from './decode.ts';
import {findings} from './findings.ts';
import {message} from './message.ts';
import type {Pane} from './pane.ts';
import {server} from './server.ts';
import {tls} from './tls.ts';
import {wire} from './wire.ts';

export const panes: readonly Pane[] = [decode, server, auth, tls, message, wire, findings];
