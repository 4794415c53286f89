/** Jest's ESM needs `node --experimental-vm-modules`; nothing is to be transformed. */
export default { testEnvironment: "node", transform: {} };
