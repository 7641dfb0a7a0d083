/** The crossings into plugin code: context class loader and count of users. */
package io.remotemedia.core.plugin.internal.boundary;
