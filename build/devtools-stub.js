// Stands in for react-devtools-core, which the bundle must not carry.
export default {initialize() {}, connectToDevTools() {}};
