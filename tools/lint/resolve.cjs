const { join } = require('node:path');

module.exports = { resolve: { alias: { '@': join(__dirname, '../../web/src') } } };
