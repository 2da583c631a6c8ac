"""Standardisation in the office, mounted at /office/standards/."""

from django.urls import path

from zhichi.domains.standards.views.officer import (
    assessment,
    assessments,
    checklists,
    distance,
    marks,
    papers,
    starting,
    steps,
    task,
    tasks,
    unassessed,
)

app_name = "standards"
urlpatterns = [
    path("", assessments.assessments, name="assessments"),
    path("points/", unassessed.unassessed, name="unassessed"),
    path("points/<int:point>/start/", starting.start, name="start"),
    path("tasks/", tasks.tasks, name="tasks"),
    path("distance/", distance.distance, name="distance"),
    path("checklists/", checklists.checklists, name="checklists"),
    path("checklists/<str:key>/<int:version>/", checklists.checklist, name="checklist"),
    path("<int:pk>/", assessment.show, name="assessment"),
    path("<int:pk>/mark/<slug:head>/", marks.mark, name="mark"),
    path("<int:pk>/do/<slug:verb>/", steps.do, name="do"),
    path("<int:pk>/tasks/<int:task>/", task.task, name="task"),
    path("<int:pk>/tasks/<int:task>/file/", task.task_file, name="task_file"),
    path("<int:pk>/files/<int:mark>/", papers.evidence, name="evidence"),
    path("<int:pk>/sheet/", papers.sheet, name="sheet"),
]
