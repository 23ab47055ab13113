package org.masthead.transfer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.masthead.access.Roles;
import org.masthead.http.QueryFlag;
import org.masthead.http.idempotency.Idempotent;
import org.masthead.http.list.ListParser;
import org.masthead.http.page.AdminList;
import org.masthead.site.Site;

/** Imports of Hugo documents: jobs in the background. */
@Path(ImportResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.EDITOR)
@Tag(name = "Imports")
public class ImportResource {

    static final String PATH = Site.ADMIN + "/imports";

    private final ImportService imports;
    private final ListParser lists;
    private final Site site;

    ImportResource(ImportService imports, ListParser lists, Site site) {
        this.imports = imports;
        this.lists = lists;
        this.site = site;
    }

    @GET
    @Operation(operationId = "listImports", summary = "List imports")
    public List<ImportSummary> list(@Context UriInfo uri) {
        return new AdminList<>(imports.list(lists.parse(ImportList.JOBS, uri)));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getImport", summary = "Read how an import stands, and what came of its files")
    public ImportView get(UUID id) {
        return imports.get(id);
    }

    @GET
    @Path("/{id}/files")
    @Operation(operationId = "listImportFiles", summary = "List what came of all files of an import")
    public List<ImportFileView> files(UUID id, @Context UriInfo uri) {
        return new AdminList<>(imports.files(id, lists.parse(ImportList.FILES, uri)));
    }

    @POST
    @Idempotent
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            operationId = "createImport",
            summary = "Import a Hugo document, or a zip archive of a content folder",
            description =
                    "Answers at once with the job that imports it in the background. The same document again changes"
                            + " nothing; a post that was edited since is left alone unless `overwrite` is true.")
    @APIResponseSchema(value = ImportView.class, responseCode = "202")
    public RestResponse<ImportView> create(
            @RestForm("file") @Nullable FileUpload file,
            @QueryParam("dryRun") @DefaultValue("false") QueryFlag dryRun,
            @QueryParam("overwrite") @DefaultValue("false") QueryFlag overwrite) {
        ImportView job = imports.create(Upload.of(file), dryRun.isTrue(), overwrite.isTrue());
        return RestResponse.ResponseBuilder.<ImportView>accepted(job)
                .location(site.address(PATH + "/" + job.summary().id()))
                .build();
    }

    @POST
    @Path("/{id}/cancel")
    @Idempotent
    @Operation(operationId = "cancelImport", summary = "End an import before its next file; what it has done stays")
    public ImportView cancel(UUID id) {
        return imports.cancel(id);
    }
}
