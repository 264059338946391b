export const pairedSection = () => ({ element: null, draw() {} });
