export const chartsSection = () => ({ element: null, draw() {} });
