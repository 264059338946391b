export const mapSection = () => ({ element: null, draw() {} });
