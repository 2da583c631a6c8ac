"""Standardisation in the office, mounted at /office/standards/."""

from django.urls import path

from zhichi.domains.standards.views.officer import assessment, assessments, distance, marks, steps, tasks

app_name = "standards"
urlpatterns = [
    path("", assessments.assessments, name="assessments"),
    path("points/", assessments.unassessed, name="unassessed"),
    path("points/<int:point>/start/", assessments.start, name="start"),
    path("tasks/", tasks.tasks, name="tasks"),
    path("distance/", distance.distance, name="distance"),
    path("checklists/", distance.checklists, name="checklists"),
    path("checklists/<str:key>/<int:version>/", distance.checklist, name="checklist"),
    path("<int:pk>/", assessment.show, name="assessment"),
    path("<int:pk>/mark/<slug:head>/", marks.mark, name="mark"),
    path("<int:pk>/do/<slug:verb>/", steps.do, name="do"),
    path("<int:pk>/tasks/<int:task>/", tasks.task, name="task"),
    path("<int:pk>/tasks/<int:task>/file/", tasks.task_file, name="task_file"),
    path("<int:pk>/files/<int:mark>/", assessment.evidence, name="evidence"),
    path("<int:pk>/sheet/", assessment.sheet, name="sheet"),
]
