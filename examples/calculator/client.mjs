// The calculator's client (node examples/calculator/client.mjs 4000): what is typed goes to the server, what it answers is shown.
import {connect} from 'node:net';
import process from 'node:process';

const socket = connect(Number(process.argv[2] ?? 4000), '127.0.0.1');
socket.on('error', error => {
	console.error(`The calculator cannot be reached: ${error.message}`);
	process.exitCode = 1;
});
process.stdin.pipe(socket).pipe(process.stdout);
