/** JSON Schemas of plugins and manifests: compiled, applied, bound to records. */
package io.remotemedia.core.schema;
