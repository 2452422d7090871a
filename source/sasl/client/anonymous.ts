/** ANONYMOUS (RFC 4505): a trace of who came by, nothing more. */
import {type ClientMechanism, send} from '../client.ts';
import {utf8} from '../text.ts';

export const anonymous: ClientMechanism = {
	name: 'ANONYMOUS',
	needs: 'nothing',
	start: ({user}) => send(utf8(user)),
};
