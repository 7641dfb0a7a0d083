/** What the catalogue shows beyond names: examples that run, and reference pages. */
package io.remotemedia.server.catalog;
