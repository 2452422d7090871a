import type {Plugin} from 'esbuild';

export declare const lateModules: Plugin;
export declare function late(source: string, path: string): Promise<string>;
